"""Tables (.csv, .tsv, .xlsx, .xls): reading, recognising, and what their rows state."""
