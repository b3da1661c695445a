"""A new official text, in whatever form it comes: told apart, freed of what nobody wrote, cut into its places."""
