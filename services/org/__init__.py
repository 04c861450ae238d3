"""What is true and allowed: rules, decisions, queries."""
