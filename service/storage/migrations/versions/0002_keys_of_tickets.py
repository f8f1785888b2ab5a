"""Keys of tickets."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('ticket_keys',
    sa.Column('tenant', sa.String(length=64), nullable=False),
    sa.Column('ticket_id', sa.String(length=128), nullable=False),
    sa.Column('wrapped', sa.LargeBinary(), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('erased_at', sa.String(length=32), nullable=True),
    sa.Column('erased_by', sa.String(length=320), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'ticket_id')
    )


def downgrade() -> None:
    op.drop_table('ticket_keys')
