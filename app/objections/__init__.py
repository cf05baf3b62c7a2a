"""异议: what citizens, the 人大, reconsideration bodies, courts and procuratorates write about a document, with its clocks and answers (domain.md §3.7)."""
