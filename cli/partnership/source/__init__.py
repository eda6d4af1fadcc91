"""The doors to the world outside: the folder of records, YAML, git, files written whole."""
