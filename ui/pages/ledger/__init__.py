"""导入台账 and 匹配正文: the Excel ledger an office already has, and the folder of papers that goes with it."""
