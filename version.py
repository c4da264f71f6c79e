"""Which version of the dashboard this is: the one on top of CHANGELOG.md, shown on Gegevens and by `./vgg version`."""

VERSION = "0.8.0"
