"""办理环节 of 文件详情: every stage with what it holds and lacks, one room for each kind of thing."""
