"""What lvyue costs: CPU ratios against something known, both sides in one interleaved run; run by hand."""
