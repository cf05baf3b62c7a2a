"""The values of the forms of a document's own procedure, gathered from the store."""
