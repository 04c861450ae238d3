"""The page with the phones: people's chats with the bot in a browser, and what moves the world around them."""
