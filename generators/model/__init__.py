"""What a policy, a duty, a form and a time phrase are: frozen values, standard library only."""
