"""The `netjes` command. Sub-commands load what they need when they are called; deciding loads no Django."""
