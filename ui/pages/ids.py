"""The names that the pages go by in the window, and the words a clerk knows them by."""

from __future__ import annotations

DESK, REGISTER, DOCUMENT, INTAKE, REVIEW, FILING, SETTINGS = "desk", "register", "document", "intake", "review", "filing", "settings"

COMPARE = "compare"

RULES = "rules"

LEDGER, TEXTS, BIN = "ledger", "texts", "bin"

LAWS = "laws"

INCOMING = "incoming"

WORDS = {
    DESK: "工作台",
    REGISTER: "文件台账",
    REVIEW: "合法性审核",
    FILING: "报送备案",
    INCOMING: "备案审查",
    LAWS: "法规库",
    INTAKE: "导入核对",
    SETTINGS: "设置",
    LEDGER: "导入台账",
    TEXTS: "匹配正文",
    BIN: "回收站",
    COMPARE: "版本比对",
    RULES: "审核规则",
}
"""What the way back is called by; a single document has no word of its own."""

SETTINGS_PANES = ("单位", "人员与单位", "数据与备份", "辖区与参数", "工作日历", "审核规则", "表单模板", "外观")
"""The panes of the settings, in their order."""
