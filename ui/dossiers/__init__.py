"""The looks of Dossiers and of one dossier."""
