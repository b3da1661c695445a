"""What the page 我的清单 makes lists from in the browser: a script with the content, and one with the Word skeleton."""
