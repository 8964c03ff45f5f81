"""Article 2, claims 2.1 to 2.15, and 2.30: the function and its use."""

from .claim import Claim

CLAIMS = [
    Claim(
        number="2.1",
        quote="transforms a vector of raw scores into a probability distribution",
        verdict="true",
        chapter=2,
        section="All probabilities in one triangle",
        statement="A good definition in one line. Every distribution without zeros "
        "can be reached, by taking its logarithms as scores; and scores shifted by a "
        "constant lead to the same one.",
        computes="softmax of the scores plus 10, and of the logarithms of 0.2, 0.3, "
        "0.5",
    ),
    Claim(
        number="2.2",
        quote="ensures that the sum of all predicted probabilities equals one",
        verdict="true",
        chapter=3,
        section="Sums that are not one",
        statement="It does, up to rounding, which depends on the precision and even "
        "on the order of the additions.",
        computes="ten equal probabilities, added one after another in 16, 32 and 64 "
        "bits",
    ),
    Claim(
        number="2.30",
        quote="make sense of raw numerical outputs by converting them into meaningful "
        "probabilities",
        verdict="imprecise",
        chapter=6,
        section="93.15 % of what?",
        statement="It converts any outputs, meaningful or not. A model of digits with "
        "random weights is 73.3 % confident on average, and right in 10.7 % of the "
        "cases. Training gives the probabilities a meaning, and calibration tests "
        "whether they have it. (Further on the article calls them interpretable; the "
        "answer is the same.)",
        computes="the mean confidence and the accuracy of that model",
    ),
    Claim(
        number="2.3",
        quote="multi-class classification tasks, where decisions must be made among "
        "three or more classes",
        verdict="true",
        chapter=4,
        section="Two classes: one function",
        statement="That is what multi-class means. Softmax serves two classes as "
        "well; it is then the sigmoid of the difference.",
        computes="softmax of two scores, and the sigmoid of their difference",
    ),
    Claim(
        number="2.4",
        quote="present their predictions in a format that's easy to interpret",
        verdict="imprecise",
        chapter=6,
        section="Mending with one number",
        statement="Easy to read, and easy to misread. Predictions of 360 digits look "
        "equally readable at three temperatures; their mean confidence is 0.991, 0.985 "
        "or 0.915, their accuracy 0.969 each time. The format does not tell which of "
        "them can be believed.",
        computes="mean confidence and accuracy for each temperature",
    ),
    Claim(
        number="2.5",
        quote="enhances the user's understanding of how a model arrives at its "
        "predictions",
        verdict="false",
        chapter=1,
        section="Four lengths, three scores",
        statement="Softmax sees finished scores and rescales them. How they arose is "
        "decided before it, by weights and inputs: two models that look at different "
        "features can give the same scores, and then give the same probabilities.",
        computes="the probabilities of a model that uses only the first feature, and "
        "of one that uses only the second",
    ),
    Claim(
        number="2.6",
        quote="exponentiating the input values and normalizing them",
        verdict="true",
        chapter=2,
        section="Two steps, by hand",
        statement="Both steps, in the right order: first the exponentials, then each "
        "of them divided by their sum.",
        computes="the exponentials, and the exponentials over their sum",
    ),
    Claim(
        number="2.7",
        quote="allows the model to handle a range of input values effectively",
        verdict="imprecise",
        chapter=3,
        section="Where exp ends",
        statement="On paper it handles all finite scores. In 32 bits the formula as "
        "usually written fails above 88.72, where the exponential overflows; two "
        "scores of $88.5$ already overflow the sum and give two zeros; and if all "
        "scores are below −103.97, nothing is left but 0/0. Code that subtracts the "
        "maximum handles all three.",
        computes="the limits of the exponential in 32 bits, the formula as written, "
        "and the library's softmax",
    ),
    Claim(
        number="2.9",
        quote="Normalization of inputs",
        verdict="imprecise",
        chapter=2,
        section="Why the exponential?",
        statement="It is the *exponentials* that are normalised. Dividing the inputs "
        "themselves by their sum gives other numbers, and to normalise inputs usually "
        "means to scale features before training.",
        computes="inputs over their sum, standardised inputs, and softmax",
    ),
    Claim(
        number="2.8",
        quote="Each input value is exponentiated, and then the sum of all "
        "exponentiated values is calculated. The individual exponentiated scores are "
        "divided by this sum",
        verdict="true",
        chapter=2,
        section="Two steps, by hand",
        statement="Exactly: this is the formula, in words that nobody can misread.",
        computes="the formula on the airplane's scores, and SciPy's softmax",
    ),
    Claim(
        number="2.10",
        quote="reflect the relative importance of each input value",
        verdict="imprecise",
        chapter=2,
        section="What softmax keeps",
        statement="They reflect *differences*: $p_i/p_j = e^{z_i - z_j}$. The third "
        "score is 3.2 times the second, its probability 27.11 times. Importance is a "
        "word for inputs of the model, not for its scores.",
        computes="the ratio of the scores, the ratio of the probabilities, and the "
        "exponential of the difference",
    ),
    Claim(
        number="2.11",
        quote="higher inputs correspond to higher probabilities",
        verdict="true",
        chapter=1,
        section="The logits of 150 flowers",
        statement="Within one vector of scores, always. From one vector to the next, "
        "not: a score of 5 can mean 0.9867 in one and 0.0067 in another.",
        computes="the probability of the first class for the scores $[5, 0, 0]$ and "
        "$[5, 10, 0]$",
    ),
    Claim(
        number="2.12",
        quote="often appears as the final activation layer",
        verdict="true",
        chapter=5,
        section="Through the softmax: the Jacobian",
        statement="It does. In training it is usually part of the loss instead, where "
        "it can be computed without overflow; and in attention it stands in the middle "
        "of the network.",
    ),
    Claim(
        number="2.13",
        quote="takes the raw scores generated by the preceding layers",
        verdict="true",
        chapter=1,
        section="Four lengths, three scores",
        statement="Right: it has no weights of its own, and needs nothing but the "
        "scores. Libraries keep the two apart, as scikit-learn does with "
        "`decision_function` and `predict_proba`.",
        computes="one iris: softmax of the raw scores, and what scikit-learn returns",
    ),
    Claim(
        number="2.14",
        quote="This application is commonly seen in Convolutional Neural Networks … "
        "identifying objects like humans versus dogs",
        verdict="imprecise",
        chapter=4,
        section="Which to use when",
        statement="Common it is. But the application is multi-class classification, "
        "and the example has two classes, for which one output and a sigmoid do the "
        "same.",
        computes="softmax of two scores, and one sigmoid",
    ),
    Claim(
        number="2.15",
        quote="ensures that the outputs are constrained to mutually exclusive classes",
        verdict="imprecise",
        chapter=2,
        section="None of the above",
        statement="It *assumes* that exactly one class is right, and cannot ensure "
        "it. If none is, the probabilities still add up to 1; a sigmoid for each "
        "class could have said no three times.",
        computes="softmax and sigmoids of three very low scores",
    ),
]
