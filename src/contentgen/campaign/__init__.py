"""What we make of a brief: Brief → Campaign."""

from contentgen.campaign.carousel import carousel
from contentgen.campaign.drop import without_cards
from contentgen.campaign.plan import plan_campaign

__all__ = ["carousel", "plan_campaign", "without_cards"]
