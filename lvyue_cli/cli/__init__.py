"""The commands: options in, one call to the workspace, one print."""
