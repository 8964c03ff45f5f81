"""Article 1, claims 1.13 to 1.27: the formula, the sigmoid, the output layer."""

from .claim import Claim

CLAIMS = [
    Claim(
        number="1.13",
        quote="By adding the exponents of each output and then normalizing each "
        "number by the sum of those exponents",
        verdict="garbled",
        chapter=2,
        section="Two steps, by hand",
        statement="*Exponentiate* each score, then divide each exponential by the sum "
        "of the exponentials. The exponents are the scores themselves: on the "
        "article's example they add up to 7.0, their exponentials to 128.0.",
        computes="both sums, and the probabilities",
    ),
    Claim(
        number="1.14",
        quote="the total output vector equaling 1",
        verdict="imprecise",
        chapter=2,
        section="All probabilities in one triangle",
        statement="A vector does not equal a number. Its *components* add up to 1; "
        "its length is something else.",
        computes="the vector, the sum of its components, and its length",
    ),
    Claim(
        number="1.15",
        quote="similar to the sigmoid function equation, except the raw output is "
        "summed in the denominator",
        verdict="imprecise",
        chapter=4,
        section="Two classes: one function",
        statement="Similar indeed. But it is the *exponentials* of the raw outputs "
        "that are summed; divided by the sum of the raw outputs, the third class would "
        "get 17.36. And this is no exception: $1 + e^{-z}$ is such a sum too, for the "
        "scores $z$ and $0$, divided by $e^z$.",
        computes="the sigmoid of 4.8 in both forms, and the exponential over the sum "
        "of the raw outputs",
    ),
    Claim(
        number="1.16",
        quote="we can't just use z1 as-is … z1, z2, z3, and z4 all need to be there",
        verdict="true",
        chapter=4,
        section="More classes: one against the rest",
        statement="Well said: softmax is a function of the whole vector, and each "
        "probability depends on every score. Raise the cat's score by 3, and the "
        "airplane falls from 0.9315 to 0.4360, though its own score has not changed.",
        computes="the four probabilities before and after",
    ),
    Claim(
        number="1.17",
        quote="the sum of our probability estimates will always equal 1",
        verdict="true",
        chapter=3,
        section="Sums that are not one",
        statement="On paper, always. A computer rounds each probability by itself, "
        "and the sum of as few as ten equal ones misses 1 by a hair. With one score "
        "of +∞ the answers of SciPy, PyTorch and JAX are not even numbers. Compare "
        "with a tolerance, never with `== 1`.",
        computes="ten equal probabilities added one after another in 64 bits, and "
        "SciPy's softmax of an infinite score",
    ),
    Claim(
        number="1.18",
        quote="increase the likelihood that a given example is classified as "
        "‘airplane,’ we must decrease the likelihoods … ‘dog,’ ‘cat,’ ‘boat,’ or "
        "‘other’",
        verdict="imprecise",
        chapter=2,
        section="What softmax keeps",
        statement="Their *sum* must fall; a single one may rise. With other scores "
        "both the airplane and the cat gain, at the expense of dog and boat. (And "
        "what adds up to 1 is called a probability; a likelihood belongs to "
        "parameters.)",
        computes="the four probabilities for the scores of the photograph and for "
        "$[-10, 1.4, -10, 4.1]$",
    ),
    Claim(
        number="1.19",
        quote="In the future, we will have access to an identical example.",
        verdict="garbled",
        chapter=2,
        section="Two steps, by hand",
        statement="Probably “we shall meet this example again”. We do, but with four "
        "classes; here “other” is a fifth.",
    ),
    Claim(
        number="1.20",
        quote="the striking similarity between the graphs of the sigmoid and softmax",
        verdict="imprecise",
        chapter=4,
        section="More classes: one against the rest",
        statement="A good observation that stops short. Softmax of three classes has "
        "three inputs, and its graph is no single curve. Hold two inputs fixed, and "
        "what is left is not merely similar to a sigmoid but *is* one, shifted to the "
        "log-sum-exp of the other two, here 4.8362. (The graph is not in the text "
        "that we have.)",
        computes="the midpoint, and at three places softmax and the shifted sigmoid",
    ),
    Claim(
        number="1.21",
        quote="applications in multiple categorization methods and neural networks",
        verdict="true",
        chapter=1,
        section="Three meanings of one word",
        statement="Indeed: multinomial logistic regression, linear discriminant "
        "analysis and naive Bayes all end in it, and networks use it for attention, "
        "gates and policies as well.",
        computes="naive Bayes for one iris: softmax of its log-densities, and what "
        "scikit-learn returns",
    ),
    Claim(
        number="1.22",
        quote="preferable because it does not immediately exclude any numbers that "
        "fall short",
        verdict="imprecise",
        chapter=2,
        section="Soft arg max, soft max",
        statement="Compared with arg max that is the point: every class keeps "
        "something, and so every score has a slope. But a class that is 750 behind is "
        "rounded to exactly 0, and sometimes exact zeros are wanted.",
        computes="softmax with a class 5 behind and with one 750 behind, and arg max",
    ),
    Claim(
        number="1.23",
        quote="the SoftMax function's denominator incorporates all components of the "
        "original output value, the various probabilities … are related to one "
        "another",
        verdict="true",
        chapter=5,
        section="Through the softmax: the Jacobian",
        statement="Right, and the derivatives show it: no entry of the Jacobian is "
        "zero, so every score moves every probability.",
        computes="the Jacobian on the article's scores",
    ),
    Claim(
        number="1.24",
        quote="In the specific case of binary classification, the Sigmoid equation "
        "looks like this:",
        verdict="unverifiable",
        chapter=4,
        section="Two classes: one function",
        statement="No formula follows in the text that we have. This one could: with "
        "two classes softmax is $\\frac{e^{z_1}}{e^{z_1} + e^{z_2}} = "
        "\\frac{1}{1 + e^{-(z_1 - z_2)}}$, a sigmoid of the difference.",
        computes="both sides, for airplane against cat",
    ),
    Claim(
        number="1.25",
        quote="The equation proves that a Sigmoid function can be used for Softmax "
        "binary classification.",
        verdict="true",
        chapter=4,
        section="Two ways to fit",
        statement="It can, and more holds: two-class softmax *is* the sigmoid of the "
        "difference of the scores. What differs is the fit. Two rows of weights say "
        "no more than one, but a penalty on them is half as large, so that $\\lambda$ "
        "for two rows means $\\tfrac{\\lambda}{2}$ for one.",
        computes="the squared penalty of the same difference of weights, spread over "
        "two rows and held in one",
    ),
    Claim(
        number="1.26",
        quote="the number of neurons in the output layer should be equal to the "
        "number of classes",
        verdict="imprecise",
        chapter=1,
        section="A constant that changes nothing",
        statement="That is the custom, because no class is special. But $K - 1$ "
        "outputs are enough, one for two classes: a class whose score is fixed at 0 "
        "needs no output.",
        computes="softmax of three scores, and of two differences and a 0",
    ),
    Claim(
        number="1.27",
        quote="the number of classes determines the number of neuronal ensembles",
        verdict="garbled",
        chapter=1,
        section="Four lengths, three scores",
        statement="It determines the number of *output units*. An ensemble is a set "
        "of models whose answers are combined. Three species of iris and four "
        "measurements make three rows of four weights.",
        computes="the shape of the weights of a model of irises",
    ),
]
