"""Starts the house: settings, the inbox, the edge of the transaction, the courier."""
