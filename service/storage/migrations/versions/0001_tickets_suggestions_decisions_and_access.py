"""Tickets, suggestions, decisions and access."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('agents',
    sa.Column('tenant', sa.String(length=64), nullable=False),
    sa.Column('email', sa.String(length=320), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('password_hash', sa.String(length=200), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'email')
    )
    op.create_table('api_keys',
    sa.Column('tenant', sa.String(length=64), nullable=False),
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id'),
    sa.UniqueConstraint('sha256')
    )
    op.create_table('looks',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('tenant', sa.String(length=64), nullable=False),
    sa.Column('ticket_id', sa.String(length=128), nullable=False),
    sa.Column('placeholder', sa.String(length=64), nullable=False),
    sa.Column('by', sa.String(length=320), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('seq')
    )
    op.create_table('suggestions',
    sa.Column('tenant', sa.String(length=64), nullable=False),
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('ticket_id', sa.String(length=128), nullable=False),
    sa.Column('message_id', sa.String(length=128), nullable=False),
    sa.Column('state', sa.String(length=16), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('vault', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('suggestions_of_ticket', 'suggestions', ['tenant', 'ticket_id'], unique=False)
    op.create_table('tickets',
    sa.Column('tenant', sa.String(length=64), nullable=False),
    sa.Column('id', sa.String(length=128), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('requester_name', sa.Text(), nullable=False),
    sa.Column('requester_email', sa.Text(), nullable=False),
    sa.Column('requester_phone', sa.Text(), nullable=False),
    sa.Column('preview', sa.Text(), nullable=False),
    sa.Column('brand', sa.String(length=64), nullable=False),
    sa.Column('language', sa.String(length=16), nullable=False),
    sa.Column('plan', sa.String(length=64), nullable=False),
    sa.Column('status', sa.String(length=16), nullable=False),
    sa.Column('vault', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('updated_at', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('tenant', 'id')
    )
    op.create_index('tickets_queue', 'tickets', ['tenant', 'updated_at', 'id'], unique=False)
    op.create_table('decisions',
    sa.Column('tenant', sa.String(length=64), nullable=False),
    sa.Column('suggestion_id', sa.String(length=64), nullable=False),
    sa.Column('action', sa.String(length=16), nullable=False),
    sa.Column('by', sa.String(length=320), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.Column('sent_at', sa.String(length=32), nullable=True),
    sa.Column('body', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['tenant', 'suggestion_id'], ['suggestions.tenant', 'suggestions.id'], ),
    sa.PrimaryKeyConstraint('tenant', 'suggestion_id')
    )
    op.create_table('messages',
    sa.Column('tenant', sa.String(length=64), nullable=False),
    sa.Column('ticket_id', sa.String(length=128), nullable=False),
    sa.Column('id', sa.String(length=128), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('author', sa.String(length=16), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['tenant', 'ticket_id'], ['tickets.tenant', 'tickets.id'], ),
    sa.PrimaryKeyConstraint('tenant', 'ticket_id', 'id')
    )


def downgrade() -> None:
    op.drop_table('messages')
    op.drop_table('decisions')
    op.drop_index('tickets_queue', table_name='tickets')
    op.drop_table('tickets')
    op.drop_index('suggestions_of_ticket', table_name='suggestions')
    op.drop_table('suggestions')
    op.drop_table('looks')
    op.drop_table('api_keys')
    op.drop_table('agents')
