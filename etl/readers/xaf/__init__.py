"""Audit files of bookkeeping packages (XML Auditfile Financieel)."""
