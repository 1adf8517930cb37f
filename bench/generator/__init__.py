"""Invents workspaces: any size, from a seed, valid under every offline rule."""
