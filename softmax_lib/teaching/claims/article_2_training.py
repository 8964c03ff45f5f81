"""Article 2, claims 2.16 to 2.29, and 2.31: relatives, training, confidence."""

from .claim import Claim

CLAIMS = [
    Claim(
        number="2.16",
        quote="making the model's prediction clear and definitive",
        verdict="false",
        chapter=2,
        section="Soft arg max, soft max",
        statement="Softmax returns a distribution, which may be as undecided as 0.525 "
        "against 0.475. The decision comes after it: arg max, or a rule that weighs "
        "what mistakes cost.",
        computes="softmax of two scores that are close, and arg max",
    ),
    Claim(
        number="2.17",
        quote="extends the concept of logistic regression, which is typically used "
        "for binary outcomes",
        verdict="true",
        chapter=4,
        section="Logistic regression",
        statement="Softmax *regression* does, to any number of classes; softmax turns "
        "its scores into probabilities. With two classes both are one model, if the "
        "penalty is halved.",
        computes="for three tumours, the probabilities of a softmax regression with "
        "$\\lambda = 1$ and of a logistic regression with $\\lambda = \\tfrac12$",
    ),
    Claim(
        number="2.18",
        quote="softmax generalizes the logistic function",
        verdict="true",
        chapter=4,
        section="Two classes: one function",
        statement="Precisely: $\\sigma(x)$ is the first component of "
        "$\\operatorname{softmax}([x, 0])$.",
        computes="both at −2, 0 and 3",
    ),
    Claim(
        number="2.19",
        quote="allowing models to handle multiple categories simultaneously",
        verdict="imprecise",
        chapter=4,
        section="Which to use when",
        statement="One *of* many, not many at once. A photograph of a beach at sunset "
        "has two right tags: sigmoids can give them 0.953 and 0.924, where softmax of "
        "the same scores must split 1 into 0.615, 0.373 and little else.",
        computes="sigmoids and softmax for the tags beach, sunset and people",
    ),
    Claim(
        number="2.20",
        quote="differentiability is crucial during the training of neural networks. "
        "This property allows for the application of gradient descent methods",
        verdict="true",
        chapter=5,
        section="Why not squared error?",
        statement="Right, though it takes more than that. For a model that is "
        "confident and wrong, squared error on softmax is as differentiable as "
        "cross-entropy, and its slope is 1.82 · 10⁻⁴ instead of 1. Cross-entropy "
        "cancels the flatness and leaves $p - y$.",
        computes="the slopes of both losses for the scores $[10, 0]$ when the second "
        "class is true",
    ),
    Claim(
        number="2.31",
        quote="gradient descent methods, which are essential for updating the model's "
        "parameters effectively",
        verdict="imprecise",
        chapter=5,
        section="From scores to weights",
        statement="For large networks they are what works. They are not the only way: "
        "softmax regression on 150 irises takes Newton's method, which looks at the "
        "curvature too, 9 steps. After 1000 steps, and with the best of four rates, "
        "plain gradient descent is still 0.0474 above the loss that Newton's method "
        "finds.",
        computes="Newton's steps, and by how much gradient descent misses its loss "
        "after 1000 steps, for each rate",
    ),
    Claim(
        number="2.21",
        quote="the softmax output is often employed in calculating the loss function",
        verdict="true",
        chapter=3,
        section="Logarithms",
        statement="It is. In code, hand the *scores* to the loss: a probability that "
        "was rounded to 0 costs infinity, its score an ordinary number.",
        computes="the loss of a class that is 800 behind, from its probability and "
        "from the scores",
    ),
    Claim(
        number="2.22",
        quote="The loss measures the discrepancy between the predicted probabilities "
        "and the actual class labels.",
        verdict="true",
        chapter=5,
        section="How surprised should we be?",
        statement="Yes. With cross-entropy it is the surprise: 0.0709 if the "
        "photograph shows an airplane, 7.4209 if it shows a dog.",
        computes="the loss for each of the four possible truths",
    ),
    Claim(
        number="2.23",
        quote="categorical cross-entropy loss is used, which quantifies how well the "
        "predicted probabilities match the one-hot encoded target labels",
        verdict="true",
        chapter=5,
        section="Cross-entropy and divergence",
        statement="Yes, and the lower the better the match. Labels need not be "
        "one-hot: any distribution will do, and then the lowest possible value is its "
        "entropy.",
        computes="the loss for a one-hot label and for 0.1 cat, 0.2 boat, 0.7 "
        "airplane, and the entropy of the latter",
    ),
    Claim(
        number="2.24",
        quote="weights are updated in a way that minimizes loss and enhances overall "
        "accuracy",
        verdict="imprecise",
        chapter=5,
        section="From scores to weights",
        statement="A small step downhill lowers the *training loss*. Accuracy is not "
        "what the step looks at, and may get worse: here the loss falls from 0.462 to "
        "0.409, and one of three right answers becomes wrong.",
        computes="loss and accuracy of a logistic regression on three examples, "
        "before and after one step of gradient descent",
    ),
    Claim(
        number="2.25",
        quote="both softmax and argmax are used for making predictions",
        verdict="true",
        chapter=2,
        section="What softmax keeps",
        statement="Yes: one says how probable each class is, the other which is the "
        "most probable. Whoever wants only the winner needs no softmax.",
        computes="the winner by scores and by probabilities, counted from 0",
    ),
    Claim(
        number="2.26",
        quote="softmax function's differentiability allows for continuous adjustment "
        "during training",
        verdict="true",
        chapter=2,
        section="Soft arg max, soft max",
        statement="Right: the smallest nudge of a score moves every probability, by "
        "$p_i(1 - p_i)$ or $-p_i p_j$ per unit.",
        computes="how the three probabilities answer a nudge of the third score, "
        "measured and by formula",
    ),
    Claim(
        number="2.27",
        quote="the argmax function selects the class with the highest score but is "
        "non-differentiable",
        verdict="imprecise",
        chapter=2,
        section="Soft arg max, soft max",
        statement="It is piecewise constant: differentiable almost everywhere, with "
        "derivative 0, and not at a tie, where it jumps. The zeros are the problem "
        "more than the jumps.",
        computes="the slope of arg max, as a one-hot vector, and its values on the "
        "two sides of a tie",
    ),
    Claim(
        number="2.28",
        quote="This non-differentiability complicates learning processes, making it "
        "less suitable for neural network training.",
        verdict="true",
        chapter=2,
        section="Drawing from a softmax",
        statement="Yes: a small nudge of a weight leaves the number of mistakes as it "
        "is, and changes the cross-entropy. Where a hard choice must be trained, noise "
        "helps: the Gumbel race can be softened.",
        computes="the largest slope over twelve random weights, of the share of "
        "mistakes and of the cross-entropy on 150 irises",
    ),
    Claim(
        number="2.29",
        quote="Outputs that are very close to 0 or 1 can be misleading, suggesting an "
        "overconfidence in predictions",
        verdict="true",
        chapter=6,
        section="93.15 % of what?",
        statement="True, and worth the warning. There is more to it: models can be "
        "wrong about themselves at every level and in both directions. With a strong "
        "penalty a model of digits says 31.5 %, and is right in 91.4 % of the cases.",
        computes="the mean confidence and the accuracy of that model",
    ),
]
