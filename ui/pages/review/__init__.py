"""合法性审核: the reviews in hand, and the workbench of one of them."""
