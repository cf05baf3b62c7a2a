from tests.ui.pages.assembled import whole

__all__ = ["whole"]
