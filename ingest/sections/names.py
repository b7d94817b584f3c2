"""Names that the splitter gives to parts of a document that have no heading of their own."""

# A reader who lists the sections of a document does not name these, but a citation must say where its quote stands.
GIVEN_NAMES = frozenset({"Kop", "Briefhoofd", "Brief", "Tekst", "Voetnoten", "Paginakop", "Ondertekening"})
