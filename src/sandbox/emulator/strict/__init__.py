"""Judges each request that reaches the sandbox by AWS's own service models, before moto sees it."""
