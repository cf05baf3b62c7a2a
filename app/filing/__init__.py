"""Filing with the municipal government and the district People's Congress Standing Committee."""
