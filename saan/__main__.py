"""`python -m saan`."""

from saan.cli import main

if __name__ == "__main__":
    main()
