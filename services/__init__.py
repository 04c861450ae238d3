"""What is true and allowed: rules, decisions and queries, without a clock, a network or an environment."""
