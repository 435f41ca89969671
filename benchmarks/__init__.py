"""What is measured and not tested: how much is found, and how fast. Nothing here is part of the product."""
