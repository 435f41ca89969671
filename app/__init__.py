"""Attaché reads news articles about defence cooperation and serves the facts in them, each with its words."""
