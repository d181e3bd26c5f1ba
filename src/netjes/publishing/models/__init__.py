from netjes.publishing.models.drafts import Draft

__all__ = ["Draft"]
