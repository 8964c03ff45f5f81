"""The claims of both articles, in their order."""

from . import (
    article_1_examples,
    article_1_formula,
    article_1_ideas,
    article_2_function,
    article_2_training,
)
from .claim import Claim

CLAIMS: dict[str, Claim] = {
    claim.number: claim
    for part in (
        article_1_ideas,
        article_1_formula,
        article_1_examples,
        article_2_function,
        article_2_training,
    )
    for claim in part.CLAIMS
}
