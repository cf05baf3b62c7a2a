"""What goes on paper: one frozen dataclass per form, and how it is printed.

A form knows nothing of the store: whoever prints maps records to a form, and `printing` turns the form into a PDF,
its pictures or a Word letter. Wording and layout stand in ``resources/forms``; an office may lay its own files over them.
"""
