"""Measuring the program on stores as large as no office has them."""
