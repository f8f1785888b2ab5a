"""Reports on redaction."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('redaction_reports',
    sa.Column('tenant', sa.String(length=64), nullable=False),
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('ticket_id', sa.String(length=128), nullable=False),
    sa.Column('message_id', sa.String(length=128), nullable=False),
    sa.Column('what', sa.String(length=16), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('placeholder', sa.String(length=64), nullable=False),
    sa.Column('shape', sa.String(length=64), nullable=False),
    sa.Column('version', sa.String(length=32), nullable=False),
    sa.Column('by', sa.String(length=320), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['tenant', 'ticket_id'], ['tickets.tenant', 'tickets.id'], ),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('redaction_reports_latest', 'redaction_reports', ['tenant', 'at', 'id'], unique=False)
    op.create_index('redaction_reports_of_ticket', 'redaction_reports', ['tenant', 'ticket_id'], unique=False)


def downgrade() -> None:
    op.drop_index('redaction_reports_of_ticket', table_name='redaction_reports')
    op.drop_index('redaction_reports_latest', table_name='redaction_reports')
    op.drop_table('redaction_reports')
