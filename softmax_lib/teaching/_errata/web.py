"""Slips in articles, demonstrations and a pull request."""

from softmax_lib.teaching._errata.erratum import Erratum

BENDERSKY = "Bendersky, The Softmax function and its derivative"
PYIMAGESEARCH = "PyImageSearch, Softmax Classifiers Explained"
DEEPNOTES = "Deep Notes, Softmax and Cross Entropy Loss"
LLM_NOTES = "LLM notes, softmax demonstration"
KIMI = "Kimi-Audio"

ERRATA = {
    "bendersky-batch": Erratum(
        title="One vector at a time",
        work=BENDERSKY,
        kind="imprecise",
        place="softmax.py, function softmax",
        source="https://github.com/eliben/deep-learning-samples/blob/"
        "01a1621cddb188f5c0019bd6a68a629fbc4d761b/softmax/softmax.py",
        quote="Returns an array of outputs with the same shape as z.",
        rather="Right for one vector. Of a batch, maximum and sum run over all rows "
        "together, and the rows no longer add up to 1.",
        read="Code at commit 01a1621; its other functions take column vectors.",
    ),
    "pyimagesearch-index": Erratum(
        title="An index that does not move",
        work=PYIMAGESEARCH,
        kind="misprint",
        place="Understanding Multinomial Logistic Regression and Softmax Classifiers",
        source="https://pyimagesearch.com/2016/09/12/softmax-classifiers-explained/",
        quote="P(Y=k|X=x_i) = e^{s_{y_i}} / Σ_j e^{s_j}",
        rather="k on the left needs s_k on the right. As printed, every class has the "
        "probability of the true one.",
        read="In a text copy of the article of 2016, which keeps its formulas.",
    ),
    "deepnotes-parenthesis": Erratum(
        title="A parenthesis too early",
        work=DEEPNOTES,
        kind="code",
        place="stable_softmax",
        source="https://deepnotes.io/softmax-crossentropy",
        quote="exps = np.exp(X) - np.max(X)",
        rather="np.exp(X - np.max(X)). With the parenthesis closed early, "
        "probabilities become negative.",
        read="In a stored source of the article. The copies of the published page that "
        "were read have it right; the same line stands in programs elsewhere.",
    ),
    "llm-notes-temperature": Erratum(
        title="Which way is hot?",
        work=LLM_NOTES,
        kind="false",
        place="Temperature Effect",
        source="https://yshavit.github.io/llm-notes/build/_assets/llm-book/softmax.html",
        quote="At high temperatures, this approaches a step function",
        rather="At low ones. The slider multiplies the scores, so it is an inverse "
        "temperature; what the bars show is right for that.",
        read="Stored copy of the page.",
    ),
    "kimi-temperature": Erratum(
        title="Logits or log-probabilities",
        work=KIMI,
        kind="false",
        place="pull request 161",
        source="https://github.com/MoonshotAI/Kimi-Audio/pull/161",
        quote="a mathematically different distribution",
        rather="Log-probabilities divided by T are logits divided by T, less a "
        "constant: once normalised, the same distribution.",
        read="Pull request of March 2026, open.",
    ),
}
