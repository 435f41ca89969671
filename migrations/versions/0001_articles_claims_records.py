"""Articles and their claims are stored, and every record that is computed from the claims."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Text sorts and compares by code point on both databases.
TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def choice(name: str, *values: str) -> sa.Enum:
    """Store a closed list by value in a checked VARCHAR."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make every table, and the one row of the revision of what is stored: nothing."""
    _agreement()
    _agreement_organization()
    _agreement_party()
    _agreement_subject()
    _article()
    _conflict()
    _country()
    _country_count()
    _country_origin()
    _equipment_deal()
    _fact_key()
    _fact_record()
    _organization()
    _organization_alias()
    _person()
    _person_alias()
    _person_position()
    _record_article()
    _record_country()
    _record_reference()
    _redirect()
    _retraction()
    _revision()
    _statement()
    _statement_about()
    _article_copy()
    _article_shingle()
    _article_document()
    _claim()
    _claim_span()
    op.bulk_insert(sa.table("revision", sa.column("id"), sa.column("digest")), [{"id": "content", "digest": "0" * 64}])


def downgrade() -> None:
    """Drop every table."""
    op.drop_table("claim_span")
    op.drop_table("claim")
    op.drop_table("article_document")
    op.drop_table("article_shingle")
    op.drop_table("article_copy")
    op.drop_table("statement_about")
    op.drop_table("statement")
    op.drop_table("revision")
    op.drop_table("retraction")
    op.drop_table("redirect")
    op.drop_table("record_reference")
    op.drop_table("record_country")
    op.drop_table("record_article")
    op.drop_table("person_position")
    op.drop_table("person_alias")
    op.drop_table("person")
    op.drop_table("organization_alias")
    op.drop_table("organization")
    op.drop_table("fact_record")
    op.drop_table("fact_key")
    op.drop_table("equipment_deal")
    op.drop_table("country_origin")
    op.drop_table("country_count")
    op.drop_table("country")
    op.drop_table("conflict")
    op.drop_table("article")
    op.drop_table("agreement_subject")
    op.drop_table("agreement_party")
    op.drop_table("agreement_organization")
    op.drop_table("agreement")


def _agreement() -> None:
    op.create_table(
        "agreement",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("slug", TEXT, nullable=False),
        sa.Column("suffixes", TEXT, nullable=False),
        sa.Column("rank", TEXT, nullable=False),
        sa.Column("first_reported_on", sa.Date(), nullable=True),
        sa.Column("last_reported_on", sa.Date(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("citation_count", sa.Integer(), nullable=False),
        sa.Column("has_conflict", sa.Boolean(), nullable=False),
        sa.Column("recency", sa.BigInteger(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column(
            "modality",
            choice("modality", "realized", "planned", "proposed", "hypothetical", "rumoured"),
            nullable=False,
        ),
        sa.Column("polarity", choice("polarity", "affirmed", "negated"), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column(
            "instrument",
            choice(
                "instrument",
                "treaty",
                "agreement",
                "protocol",
                "memorandum_of_understanding",
                "exchange_of_notes",
                "declaration",
                "letter_of_intent",
                "framework_agreement",
                "contract",
                "loan",
                "grant",
                "unilateral_designation",
                "legislative_authorization",
                "joint_statement",
                "other",
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            choice(
                "agreementstatus",
                "proposed",
                "under_discussion",
                "notified",
                "agreed_in_principle",
                "approved",
                "signed",
                "ratified",
                "in_force",
                "completed",
                "suspended",
                "expired",
                "terminated",
                "rejected",
                "unknown",
            ),
            nullable=False,
        ),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("announced_earliest", sa.Date(), nullable=True),
        sa.Column("announced_latest", sa.Date(), nullable=True),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("notified_earliest", sa.Date(), nullable=True),
        sa.Column("notified_latest", sa.Date(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_earliest", sa.Date(), nullable=True),
        sa.Column("approved_latest", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signed_earliest", sa.Date(), nullable=True),
        sa.Column("signed_latest", sa.Date(), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_from_earliest", sa.Date(), nullable=True),
        sa.Column("effective_from_latest", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("effective_to_earliest", sa.Date(), nullable=True),
        sa.Column("effective_to_latest", sa.Date(), nullable=True),
        sa.Column("value_amount", sa.BigInteger(), nullable=True),
        sa.Column("value_low", sa.BigInteger(), nullable=True),
        sa.Column("value_high", sa.BigInteger(), nullable=True),
        sa.Column("value_currency", TEXT, nullable=True),
        sa.Column(
            "value_qualifier", choice("qualifier", "exact", "about", "at_least", "at_most", "range"), nullable=True
        ),
        sa.Column("history", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "id", name=op.f("pk_agreement")),
    )
    op.create_index(op.f("ix_agreement_background"), "agreement", ["background"])
    op.create_index(op.f("ix_agreement_has_conflict"), "agreement", ["has_conflict"])
    op.create_index(op.f("ix_agreement_instrument"), "agreement", ["instrument"])
    op.create_index(op.f("ix_agreement_last_reported_on"), "agreement", ["last_reported_on"])
    op.create_index(op.f("ix_agreement_modality"), "agreement", ["modality"])
    op.create_index(op.f("ix_agreement_origins"), "agreement", ["origins"])
    op.create_index(op.f("ix_agreement_polarity"), "agreement", ["polarity"])
    op.create_index(op.f("ix_agreement_recency_id"), "agreement", ["recency", "id"])
    op.create_index(op.f("ix_agreement_signed_on"), "agreement", ["signed_on"])
    op.create_index(op.f("ix_agreement_slug"), "agreement", ["slug"])
    op.create_index(op.f("ix_agreement_status"), "agreement", ["status"])
    op.create_index(op.f("ix_agreement_valid_to_recency_id"), "agreement", ["valid_to", "recency", "id"])


def _agreement_organization() -> None:
    op.create_table(
        "agreement_organization",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("agreement_id", TEXT, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("organization_id", TEXT, nullable=True),
        sa.Column("organization_name", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "agreement_id", "part", name=op.f("pk_agreement_organization")),
    )
    op.create_index(op.f("ix_agreement_organization_organization_id"), "agreement_organization", ["organization_id"])


def _agreement_party() -> None:
    op.create_table(
        "agreement_party",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("agreement_id", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "agreement_id", "country", name=op.f("pk_agreement_party")),
    )
    op.create_index(op.f("ix_agreement_party_country"), "agreement_party", ["country"])


def _agreement_subject() -> None:
    op.create_table(
        "agreement_subject",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("agreement_id", TEXT, nullable=False),
        sa.Column(
            "subject",
            choice(
                "subject",
                "status_designation",
                "defence_cooperation",
                "mutual_defence",
                "troop_access",
                "status_of_forces",
                "training_exercise",
                "procurement",
                "industrial_cooperation",
                "logistics",
                "information_security",
                "security_assistance",
                "financing",
                "law_enforcement",
                "counter_narcotics",
                "critical_minerals",
                "infrastructure",
                "arms_control",
                "other",
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "agreement_id", "subject", name=op.f("pk_agreement_subject")),
    )
    op.create_index(op.f("ix_agreement_subject_subject"), "agreement_subject", ["subject"])


def _article() -> None:
    op.create_table(
        "article",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=True),
        sa.Column("title", TEXT, nullable=True),
        sa.Column("publisher", TEXT, nullable=True),
        sa.Column("author", TEXT, nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("language", TEXT, nullable=True),
        sa.Column("derived_url", TEXT, nullable=True),
        sa.Column("machine_written", sa.Boolean(), nullable=False),
        sa.Column("flags", TEXT, nullable=False),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("extractor", TEXT, nullable=False),
        sa.Column("version", TEXT, nullable=False),
        sa.Column("told_from", sa.Integer(), nullable=False),
        sa.Column("told_to", sa.Integer(), nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("sha256", name=op.f("uq_article_sha256")),
    )
    op.create_index(op.f("ix_article_derived_url"), "article", ["derived_url"])
    op.create_index(op.f("ix_article_url"), "article", ["url"])


def _conflict() -> None:
    op.create_table(
        "conflict",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column(
            "record_type",
            choice(
                "recordtype", "article", "person", "country", "organization", "agreement", "equipment_deal", "statement"
            ),
            nullable=False,
        ),
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column("field", TEXT, nullable=False),
        sa.Column(
            "verdict", choice("verdict", "equal", "compatible", "progress", "succession", "contradicts"), nullable=False
        ),
        sa.Column("first_reported_on", sa.Date(), nullable=True),
        sa.Column("last_reported_on", sa.Date(), nullable=True),
        sa.Column("recency", sa.BigInteger(), nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "id", name=op.f("pk_conflict")),
    )
    op.create_index(op.f("ix_conflict_field"), "conflict", ["field"])
    op.create_index(op.f("ix_conflict_recency_id"), "conflict", ["recency", "id"])
    op.create_index(op.f("ix_conflict_record_type_record_id"), "conflict", ["record_type", "record_id"])
    op.create_index(op.f("ix_conflict_valid_to_recency_id"), "conflict", ["valid_to", "recency", "id"])
    op.create_index(op.f("ix_conflict_verdict"), "conflict", ["verdict"])


def _country() -> None:
    op.create_table(
        "country",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("slug", TEXT, nullable=False),
        sa.Column("suffixes", TEXT, nullable=False),
        sa.Column("rank", TEXT, nullable=False),
        sa.Column("first_reported_on", sa.Date(), nullable=True),
        sa.Column("last_reported_on", sa.Date(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("citation_count", sa.Integer(), nullable=False),
        sa.Column("has_conflict", sa.Boolean(), nullable=False),
        sa.Column("recency", sa.BigInteger(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("alpha3", TEXT, nullable=False),
        sa.Column("region", TEXT, nullable=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("organizations", sa.Integer(), nullable=False),
        sa.Column("agreements", sa.Integer(), nullable=False),
        sa.Column("equipment_deals", sa.Integer(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "id", name=op.f("pk_country")),
    )
    op.create_index(op.f("ix_country_has_conflict"), "country", ["has_conflict"])
    op.create_index(op.f("ix_country_last_reported_on"), "country", ["last_reported_on"])
    op.create_index(op.f("ix_country_origins"), "country", ["origins"])
    op.create_index(op.f("ix_country_recency_id"), "country", ["recency", "id"])
    op.create_index(op.f("ix_country_region"), "country", ["region"])
    op.create_index(op.f("ix_country_slug"), "country", ["slug"])
    op.create_index(op.f("ix_country_valid_to_recency_id"), "country", ["valid_to", "recency", "id"])


def _country_count() -> None:
    op.create_table(
        "country_count",
        sa.Column("country", TEXT, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("figure", TEXT, nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("country", "day", "figure", name=op.f("pk_country_count")),
    )


def _country_origin() -> None:
    op.create_table(
        "country_origin",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("origin", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "country", "origin", name=op.f("pk_country_origin")),
    )
    op.create_index(op.f("ix_country_origin_origin"), "country_origin", ["origin"])


def _equipment_deal() -> None:
    op.create_table(
        "equipment_deal",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("slug", TEXT, nullable=False),
        sa.Column("suffixes", TEXT, nullable=False),
        sa.Column("rank", TEXT, nullable=False),
        sa.Column("first_reported_on", sa.Date(), nullable=True),
        sa.Column("last_reported_on", sa.Date(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("citation_count", sa.Integer(), nullable=False),
        sa.Column("has_conflict", sa.Boolean(), nullable=False),
        sa.Column("recency", sa.BigInteger(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column(
            "modality",
            choice("modality", "realized", "planned", "proposed", "hypothetical", "rumoured"),
            nullable=False,
        ),
        sa.Column("polarity", choice("polarity", "affirmed", "negated"), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("buyer", TEXT, nullable=False),
        sa.Column("supplier_country", TEXT, nullable=True),
        sa.Column("supplier_id", TEXT, nullable=True),
        sa.Column("supplier_name", TEXT, nullable=True),
        sa.Column("equipment", TEXT, nullable=False),
        sa.Column(
            "category",
            choice(
                "equipmentcategory",
                "aircraft",
                "air_defence",
                "anti_submarine",
                "armoured_vehicles",
                "artillery",
                "engines",
                "missiles",
                "naval_weapons",
                "satellites",
                "sensors",
                "ships",
                "small_arms",
                "munitions",
                "uncrewed",
                "services",
                "other",
            ),
            nullable=False,
        ),
        sa.Column(
            "transfer",
            choice(
                "transfer",
                "purchase",
                "government_to_government",
                "donation",
                "lease",
                "loan",
                "licensed_production",
                "modernisation",
                "other",
                "unknown",
            ),
            nullable=False,
        ),
        sa.Column("condition", choice("condition", "new", "second_hand", "refurbished", "unknown"), nullable=False),
        sa.Column("option", sa.Boolean(), nullable=True),
        sa.Column("quantity_best", sa.BigInteger(), nullable=True),
        sa.Column("quantity_low", sa.BigInteger(), nullable=True),
        sa.Column("quantity_high", sa.BigInteger(), nullable=True),
        sa.Column(
            "quantity_qualifier",
            choice("quantity_qualifier", "exact", "about", "at_least", "at_most", "range"),
            nullable=True,
        ),
        sa.Column("value_amount", sa.BigInteger(), nullable=True),
        sa.Column("value_low", sa.BigInteger(), nullable=True),
        sa.Column("value_high", sa.BigInteger(), nullable=True),
        sa.Column("value_currency", TEXT, nullable=True),
        sa.Column(
            "value_qualifier",
            choice("value_qualifier", "exact", "about", "at_least", "at_most", "range"),
            nullable=True,
        ),
        sa.Column(
            "value_basis",
            choice("valuebasis", "contract_value", "announced_value", "budget", "estimated_ceiling", "unit_price"),
            nullable=True,
        ),
        sa.Column(
            "status",
            choice(
                "dealstatus",
                "planned",
                "requested",
                "approved",
                "offered",
                "negotiating",
                "selected",
                "agreed",
                "contracted",
                "in_delivery",
                "delivered",
                "suspended",
                "cancelled",
                "unknown",
            ),
            nullable=False,
        ),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("announced_earliest", sa.Date(), nullable=True),
        sa.Column("announced_latest", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signed_earliest", sa.Date(), nullable=True),
        sa.Column("signed_latest", sa.Date(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("delivered_earliest", sa.Date(), nullable=True),
        sa.Column("delivered_latest", sa.Date(), nullable=True),
        sa.Column("agreement_id", TEXT, nullable=True),
        sa.Column("history", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "id", name=op.f("pk_equipment_deal")),
    )
    op.create_index(op.f("ix_equipment_deal_agreement_id"), "equipment_deal", ["agreement_id"])
    op.create_index(op.f("ix_equipment_deal_background"), "equipment_deal", ["background"])
    op.create_index(op.f("ix_equipment_deal_buyer"), "equipment_deal", ["buyer"])
    op.create_index(op.f("ix_equipment_deal_category"), "equipment_deal", ["category"])
    op.create_index(op.f("ix_equipment_deal_condition"), "equipment_deal", ["condition"])
    op.create_index(op.f("ix_equipment_deal_has_conflict"), "equipment_deal", ["has_conflict"])
    op.create_index(op.f("ix_equipment_deal_last_reported_on"), "equipment_deal", ["last_reported_on"])
    op.create_index(op.f("ix_equipment_deal_modality"), "equipment_deal", ["modality"])
    op.create_index(op.f("ix_equipment_deal_origins"), "equipment_deal", ["origins"])
    op.create_index(op.f("ix_equipment_deal_polarity"), "equipment_deal", ["polarity"])
    op.create_index(op.f("ix_equipment_deal_quantity_best"), "equipment_deal", ["quantity_best"])
    op.create_index(op.f("ix_equipment_deal_recency_id"), "equipment_deal", ["recency", "id"])
    op.create_index(op.f("ix_equipment_deal_signed_on"), "equipment_deal", ["signed_on"])
    op.create_index(op.f("ix_equipment_deal_slug"), "equipment_deal", ["slug"])
    op.create_index(op.f("ix_equipment_deal_status"), "equipment_deal", ["status"])
    op.create_index(op.f("ix_equipment_deal_supplier_country"), "equipment_deal", ["supplier_country"])
    op.create_index(op.f("ix_equipment_deal_supplier_id"), "equipment_deal", ["supplier_id"])
    op.create_index(op.f("ix_equipment_deal_transfer"), "equipment_deal", ["transfer"])
    op.create_index(op.f("ix_equipment_deal_valid_to_recency_id"), "equipment_deal", ["valid_to", "recency", "id"])
    op.create_index(
        op.f("ix_equipment_deal_value_currency_value_amount"), "equipment_deal", ["value_currency", "value_amount"]
    )


def _fact_key() -> None:
    op.create_table(
        "fact_key",
        sa.Column("fact", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column(
            "record_type",
            choice(
                "recordtype", "article", "person", "country", "organization", "agreement", "equipment_deal", "statement"
            ),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("fact", "key", name=op.f("pk_fact_key")),
    )
    op.create_index(op.f("ix_fact_key_record_type_key"), "fact_key", ["record_type", "key"])


def _fact_record() -> None:
    op.create_table(
        "fact_record",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("fact", TEXT, nullable=False),
        sa.Column(
            "record_type",
            choice(
                "recordtype", "article", "person", "country", "organization", "agreement", "equipment_deal", "statement"
            ),
            nullable=False,
        ),
        sa.Column("record_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "fact", name=op.f("pk_fact_record")),
    )
    op.create_index(op.f("ix_fact_record_record_type_record_id"), "fact_record", ["record_type", "record_id"])


def _organization() -> None:
    op.create_table(
        "organization",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("slug", TEXT, nullable=False),
        sa.Column("suffixes", TEXT, nullable=False),
        sa.Column("rank", TEXT, nullable=False),
        sa.Column("first_reported_on", sa.Date(), nullable=True),
        sa.Column("last_reported_on", sa.Date(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("citation_count", sa.Integer(), nullable=False),
        sa.Column("has_conflict", sa.Boolean(), nullable=False),
        sa.Column("recency", sa.BigInteger(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column(
            "kind",
            choice(
                "organizationkind",
                "government",
                "legislature",
                "military",
                "company",
                "agency",
                "international",
                "media",
                "other",
            ),
            nullable=False,
        ),
        sa.Column("country", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("valid_from", "id", name=op.f("pk_organization")),
    )
    op.create_index(op.f("ix_organization_country"), "organization", ["country"])
    op.create_index(op.f("ix_organization_has_conflict"), "organization", ["has_conflict"])
    op.create_index(op.f("ix_organization_kind"), "organization", ["kind"])
    op.create_index(op.f("ix_organization_last_reported_on"), "organization", ["last_reported_on"])
    op.create_index(op.f("ix_organization_origins"), "organization", ["origins"])
    op.create_index(op.f("ix_organization_recency_id"), "organization", ["recency", "id"])
    op.create_index(op.f("ix_organization_slug"), "organization", ["slug"])
    op.create_index(op.f("ix_organization_valid_to_recency_id"), "organization", ["valid_to", "recency", "id"])


def _organization_alias() -> None:
    op.create_table(
        "organization_alias",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("organization_id", TEXT, nullable=False),
        sa.Column("alias", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "organization_id", "alias", name=op.f("pk_organization_alias")),
    )
    op.create_index(op.f("ix_organization_alias_alias"), "organization_alias", ["alias"])


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("slug", TEXT, nullable=False),
        sa.Column("suffixes", TEXT, nullable=False),
        sa.Column("rank", TEXT, nullable=False),
        sa.Column("first_reported_on", sa.Date(), nullable=True),
        sa.Column("last_reported_on", sa.Date(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("citation_count", sa.Integer(), nullable=False),
        sa.Column("has_conflict", sa.Boolean(), nullable=False),
        sa.Column("recency", sa.BigInteger(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_has_conflict"), "person", ["has_conflict"])
    op.create_index(op.f("ix_person_last_reported_on"), "person", ["last_reported_on"])
    op.create_index(op.f("ix_person_origins"), "person", ["origins"])
    op.create_index(op.f("ix_person_recency_id"), "person", ["recency", "id"])
    op.create_index(op.f("ix_person_slug"), "person", ["slug"])
    op.create_index(op.f("ix_person_valid_to_recency_id"), "person", ["valid_to", "recency", "id"])


def _person_alias() -> None:
    op.create_table(
        "person_alias",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("person_id", TEXT, nullable=False),
        sa.Column("alias", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "person_id", "alias", name=op.f("pk_person_alias")),
    )
    op.create_index(op.f("ix_person_alias_alias"), "person_alias", ["alias"])


def _person_position() -> None:
    op.create_table(
        "person_position",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("person_id", TEXT, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column(
            "role_class",
            choice(
                "roleclass",
                "head_of_state",
                "head_of_government",
                "foreign_minister",
                "defence_minister",
                "other_minister",
                "deputy_minister",
                "legislator",
                "military_commander",
                "ambassador",
                "spokesperson",
                "official",
                "royal",
                "executive",
                "other",
            ),
            nullable=False,
        ),
        sa.Column("country", TEXT, nullable=True),
        sa.Column("organization_id", TEXT, nullable=True),
        sa.Column("organization_name", TEXT, nullable=True),
        sa.Column("acting", sa.Boolean(), nullable=True),
        sa.Column("attested_first", sa.Date(), nullable=True),
        sa.Column("attested_last", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("valid_from", "person_id", "part", name=op.f("pk_person_position")),
    )
    op.create_index(op.f("ix_person_position_country"), "person_position", ["country"])
    op.create_index(op.f("ix_person_position_organization_id"), "person_position", ["organization_id"])
    op.create_index(op.f("ix_person_position_role_class"), "person_position", ["role_class"])


def _record_article() -> None:
    op.create_table(
        "record_article",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column(
            "record_type",
            choice(
                "recordtype", "article", "person", "country", "organization", "agreement", "equipment_deal", "statement"
            ),
            nullable=False,
        ),
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "record_type", "record_id", "article_id", name=op.f("pk_record_article")),
    )
    op.create_index(
        op.f("ix_record_article_article_id_record_type_record_id"),
        "record_article",
        ["article_id", "record_type", "record_id"],
    )
    op.create_index(
        op.f("ix_record_article_record_type_record_id_valid_from"),
        "record_article",
        ["record_type", "record_id", "valid_from"],
    )


def _record_country() -> None:
    op.create_table(
        "record_country",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column(
            "record_type",
            choice(
                "recordtype", "article", "person", "country", "organization", "agreement", "equipment_deal", "statement"
            ),
            nullable=False,
        ),
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("recency", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", "record_type", "record_id", "country", name=op.f("pk_record_country")),
    )
    op.create_index(
        op.f("ix_record_country_country_record_type_record_id"),
        "record_country",
        ["country", "record_type", "record_id"],
    )
    op.create_index(
        op.f("ix_record_country_country_recency_record_type_record_id"),
        "record_country",
        ["country", "recency", "record_type", "record_id"],
    )


def _record_reference() -> None:
    op.create_table(
        "record_reference",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column(
            "record_type",
            choice(
                "recordtype", "article", "person", "country", "organization", "agreement", "equipment_deal", "statement"
            ),
            nullable=False,
        ),
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column(
            "target_type",
            choice(
                "target_type",
                "article",
                "person",
                "country",
                "organization",
                "agreement",
                "equipment_deal",
                "statement",
            ),
            nullable=False,
        ),
        sa.Column("target_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint(
            "valid_from", "record_type", "record_id", "target_type", "target_id", name=op.f("pk_record_reference")
        ),
    )
    op.create_index(op.f("ix_record_reference_target_type_target_id"), "record_reference", ["target_type", "target_id"])


def _redirect() -> None:
    op.create_table(
        "redirect",
        sa.Column(
            "record_type",
            choice(
                "recordtype", "article", "person", "country", "organization", "agreement", "equipment_deal", "statement"
            ),
            nullable=False,
        ),
        sa.Column("old", TEXT, nullable=False),
        sa.Column("new", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("record_type", "old", name=op.f("pk_redirect")),
    )
    op.create_index(op.f("ix_redirect_new"), "redirect", ["new"])


def _retraction() -> None:
    op.create_table(
        "retraction",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=True),
        sa.Column("title", TEXT, nullable=True),
        sa.Column("retracted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_retraction")),
    )


def _revision() -> None:
    op.create_table(
        "revision",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
    )


def _statement() -> None:
    op.create_table(
        "statement",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("slug", TEXT, nullable=False),
        sa.Column("suffixes", TEXT, nullable=False),
        sa.Column("rank", TEXT, nullable=False),
        sa.Column("first_reported_on", sa.Date(), nullable=True),
        sa.Column("last_reported_on", sa.Date(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("citation_count", sa.Integer(), nullable=False),
        sa.Column("has_conflict", sa.Boolean(), nullable=False),
        sa.Column("recency", sa.BigInteger(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column(
            "modality",
            choice("modality", "realized", "planned", "proposed", "hypothetical", "rumoured"),
            nullable=False,
        ),
        sa.Column("polarity", choice("polarity", "affirmed", "negated"), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("form", choice("statementform", "direct", "mixed", "indirect"), nullable=False),
        sa.Column("language", TEXT, nullable=True),
        sa.Column(
            "speaker_type",
            choice(
                "recordtype", "article", "person", "country", "organization", "agreement", "equipment_deal", "statement"
            ),
            nullable=True,
        ),
        sa.Column("speaker_id", TEXT, nullable=True),
        sa.Column("speaker_name", TEXT, nullable=True),
        sa.Column("speaker_printed", TEXT, nullable=True),
        sa.Column("cue", TEXT, nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("said_earliest", sa.Date(), nullable=True),
        sa.Column("said_latest", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("valid_from", "id", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_background"), "statement", ["background"])
    op.create_index(op.f("ix_statement_form"), "statement", ["form"])
    op.create_index(op.f("ix_statement_has_conflict"), "statement", ["has_conflict"])
    op.create_index(op.f("ix_statement_language"), "statement", ["language"])
    op.create_index(op.f("ix_statement_last_reported_on"), "statement", ["last_reported_on"])
    op.create_index(op.f("ix_statement_modality"), "statement", ["modality"])
    op.create_index(op.f("ix_statement_origins"), "statement", ["origins"])
    op.create_index(op.f("ix_statement_polarity"), "statement", ["polarity"])
    op.create_index(op.f("ix_statement_recency_id"), "statement", ["recency", "id"])
    op.create_index(op.f("ix_statement_said_on"), "statement", ["said_on"])
    op.create_index(op.f("ix_statement_slug"), "statement", ["slug"])
    op.create_index(op.f("ix_statement_speaker_id"), "statement", ["speaker_id"])
    op.create_index(op.f("ix_statement_valid_to_recency_id"), "statement", ["valid_to", "recency", "id"])


def _statement_about() -> None:
    op.create_table(
        "statement_about",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("statement_id", TEXT, nullable=False),
        sa.Column(
            "target_type",
            choice(
                "target_type",
                "article",
                "person",
                "country",
                "organization",
                "agreement",
                "equipment_deal",
                "statement",
            ),
            nullable=False,
        ),
        sa.Column("target_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint(
            "valid_from", "statement_id", "target_type", "target_id", name=op.f("pk_statement_about")
        ),
    )
    op.create_index(op.f("ix_statement_about_target_type_target_id"), "statement_about", ["target_type", "target_id"])


def _article_copy() -> None:
    op.create_table(
        "article_copy",
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("copy_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "copy_id", name=op.f("pk_article_copy")),
    )


def _article_shingle() -> None:
    op.create_table(
        "article_shingle",
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("shingle", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "shingle", name=op.f("pk_article_shingle")),
    )
    op.create_index(op.f("ix_article_shingle_shingle"), "article_shingle", ["shingle"])


def _article_document() -> None:
    op.create_table(
        "article_document",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("publisher", TEXT, nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("language", TEXT, nullable=True),
        sa.Column("derived_article", TEXT, nullable=True),
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("recency", sa.BigInteger(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["id"], ["article.id"], name=op.f("fk_article_document_id_article")),
        sa.PrimaryKeyConstraint("valid_from", "id", name=op.f("pk_article_document")),
    )
    op.create_index(op.f("ix_article_document_language"), "article_document", ["language"])
    op.create_index(op.f("ix_article_document_origin"), "article_document", ["origin"])
    op.create_index(op.f("ix_article_document_published_on"), "article_document", ["published_on"])
    op.create_index(op.f("ix_article_document_publisher"), "article_document", ["publisher"])
    op.create_index(op.f("ix_article_document_recency_id"), "article_document", ["recency", "id"])
    op.create_index(op.f("ix_article_document_valid_to_recency_id"), "article_document", ["valid_to", "recency", "id"])


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("fact", TEXT, nullable=False),
        sa.Column(
            "record_type",
            choice(
                "recordtype", "article", "person", "country", "organization", "agreement", "equipment_deal", "statement"
            ),
            nullable=False,
        ),
        sa.Column("field", TEXT, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("qualifier", choice("qualifier", "exact", "about", "at_least", "at_most", "range"), nullable=False),
        sa.Column(
            "modality",
            choice("modality", "realized", "planned", "proposed", "hypothetical", "rumoured"),
            nullable=False,
        ),
        sa.Column("polarity", choice("polarity", "affirmed", "negated"), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("basis", choice("basis", "stated", "resolved", "classified", "reference"), nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("extractor", TEXT, nullable=False),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("version", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_claim_article_id_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_article_id_fact"), "claim", ["article_id", "fact"])
    op.create_index(op.f("ix_claim_fact"), "claim", ["fact"])
    op.create_index(op.f("ix_claim_field"), "claim", ["field"])


def _claim_span() -> None:
    op.create_table(
        "claim_span",
        sa.Column("claim_id", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", TEXT, nullable=False),
        sa.Column("prefix", TEXT, nullable=False),
        sa.Column("suffix", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_span_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", "position", name=op.f("pk_claim_span")),
    )
