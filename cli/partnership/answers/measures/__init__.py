"""What the readings of measures say, and what they do not: travel, variation, ratings, and what is missing to judge them."""
