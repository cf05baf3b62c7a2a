"""Windows, pages, dialogs and widgets. No rule of the office lives here."""
