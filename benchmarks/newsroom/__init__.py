"""Invented news for ``benchmarks.retold``: deals and agreements, told over and over in four languages."""
