"""报送包: a filing's papers as one signed zip or folder, built from the store and opened with every check made before anything is written."""
