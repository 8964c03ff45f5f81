"""Article 1, claims 1.28 to 1.40: its two examples, and its conclusion."""

from .claim import Claim

CLAIMS = [
    Claim(
        number="1.28",
        quote="[0.7, 1.5, 4.8] … [0.01573172, 0.03501159, 0.94925668]",
        verdict="true",
        chapter=2,
        section="All probabilities in one triangle",
        statement="Right to the last of the digits that are printed.",
        computes="the three probabilities to eight digits, and whether all agree",
    ),
    Claim(
        number="1.29",
        quote="These results depict the probabilities of various data kinds.",
        verdict="imprecise",
        chapter=2,
        section="Batches and axes",
        statement="They are the model's probabilities of the three classes for *one* "
        "input. Another input has other scores and a row of its own.",
        computes="the rows of two inputs",
    ),
    Claim(
        number="1.30",
        quote="There will always be exactly one result from all inputs.",
        verdict="garbled",
        chapter=2,
        section="Soft arg max, soft max",
        statement="If it means that the outputs add up to one, it is right. If it "
        "means that one class is chosen, that is arg max: softmax gives something to "
        "all three.",
        computes="the sum, the class that arg max chooses (counted from 0), and the "
        "number of classes with a positive probability",
    ),
    Claim(
        number="1.31",
        quote="Application of Softmax to the Real World",
        verdict="false",
        chapter=2,
        section="Scores of a real image",
        statement="What follows the heading are four scores that nobody measured, as "
        "the article itself says. Nothing is wrong with an invented example, but it "
        "cannot show what real scores are like: those of the digits in chapter 2 are "
        "in the hundreds, where softmax reads every difference of 1 as odds of e to 1.",
    ),
    Claim(
        number="1.32",
        quote="We have calculated the log probabilities for each of the four groups, "
        "but they have not been normalized.",
        verdict="imprecise",
        chapter=1,
        section="Three meanings of one word",
        statement="They are *unnormalised* log-probabilities, which is more than a "
        "nuance: two of them are positive, and no log-probability is. Subtract the "
        "log-sum-exp, 3.9809, and they are log-probabilities.",
        computes="the log-sum-exp, and the scores minus it",
    ),
    Claim(
        number="1.33",
        quote="arbitrarily selected” … “you won't be using random numbers",
        verdict="imprecise",
        chapter=1,
        section="Four lengths, three scores",
        statement="Chosen at will is not drawn at random. The advice is right: in an "
        "application the scores come from a model and an input, a weighted sum for "
        "each class.",
    ),
    Claim(
        number="1.34",
        quote="Exponentially increasing the scoring function's output unnormalizes "
        "probabilities.",
        verdict="garbled",
        chapter=2,
        section="Two steps, by hand",
        statement="Exponentiating the scores gives *unnormalised probabilities*: "
        "positive numbers in the right proportions, not yet with sum 1. Nothing that "
        "was normal before is undone.",
        computes="the exponentials of the four scores",
    ),
    Claim(
        number="1.35",
        quote="Add the denominator exponents and divide by the sum",
        verdict="garbled",
        chapter=2,
        section="Two steps, by hand",
        statement="Add the *exponentials*; their sum is the denominator, 53.5658. "
        "Then divide each exponential by it. The numbers of the article show that "
        "this is what was done.",
        computes="the sum, and the four quotients",
    ),
    Claim(
        number="1.36",
        quote="Using the inverse logarithm, one can determine the total amount of "
        "money lost.",
        verdict="garbled",
        chapter=5,
        section="How surprised should we be?",
        statement="The *negative* logarithm of the true class's probability is the "
        "*loss*, 0.0709 for the airplane. The inverse of the logarithm is the "
        "exponential, which would give 2.5384. The loss is measured in nats; no money "
        "is involved.",
        computes="the negative logarithm and the exponential of the airplane's "
        "probability",
    ),
    Claim(
        number="1.37",
        quote="correctly identified … as an ‘airplane’ with a confidence score of "
        "93.15%",
        verdict="true",
        chapter=6,
        section="93.15 % of what?",
        statement="The number is right. “Correctly” needs somebody who knows what is "
        "in the photograph, and 93.15 % is what the model says of this one image, not "
        "how often such answers come true.",
        computes="the airplane's probability",
    ),
    Claim(
        number="1.38",
        quote="let's have a look at a simple … implementation in Python",
        verdict="unverifiable",
        chapter=3,
        section="The shift",
        statement="No code follows in the text that we have, so there is nothing to "
        "judge. A simple implementation that survives large scores is one line long: "
        "subtract the maximum, exponentiate, divide by the sum.",
        computes="that line, on the article's first example",
    ),
    Claim(
        number="1.39",
        quote="transforms the neural network's output layer's inputs and outputs into "
        "a discrete probability distribution",
        verdict="garbled",
        chapter=1,
        section="A difference is a log-odds",
        statement="The output layer's *outputs*, the logits, and nothing else. Its "
        "inputs are as many as there are features; they have gone into the logits "
        "already.",
        computes="one iris: four inputs, three logits, three probabilities",
    ),
    Claim(
        number="1.40",
        quote="nonnegative probability and a sum of 1",
        verdict="true",
        chapter=2,
        section="What softmax keeps",
        statement="Even more: for finite scores every probability is *positive*. A "
        "computer keeps that as long as the number is not too small to be stored, and "
        "then gives 0, still nonnegative.",
        computes="the probability of a class that is 5, 700 and 750 behind",
    ),
]
