"""What two sides make together of one record: three-way, field by field, or the list of what clashes."""
