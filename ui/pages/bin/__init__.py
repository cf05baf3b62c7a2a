"""回收站: what was moved there, how long it stays, and the ways back and out."""
