"""Where reports come from: files and standard input. Everything that enters passes `tui.text.clean`."""
