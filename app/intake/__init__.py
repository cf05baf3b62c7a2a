"""What arrived: files received and made into documents."""
