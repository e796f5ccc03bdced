"""What we make of a brief: Brief → Campaign."""

from contentgen.campaign.plan import plan_campaign

__all__ = ["plan_campaign"]
