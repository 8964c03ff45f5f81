"""Article 1, claims 1.28 to 1.42: its two examples, and its conclusion."""

from .claim import Claim

CLAIMS = [
    Claim(
        number="1.28",
        quote="[0.7, 1.5, 4.8]. The values [0.01573172, 0.03501159, 0.94925668] are "
        "the result of applying the softmax activation function",
        verdict="true",
        chapter=2,
        section="All probabilities in one triangle",
        statement="Every digit that is printed is right, down to the eighth.",
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
        quote="an attempt to determine whether or not the provided image represents a "
        "dog, cat, boat, or airplane",
        verdict="imprecise",
        chapter=2,
        section="None of the above",
        statement="Not whether, but which: softmax takes it for granted that the "
        "image shows one of the four. Lower all scores by 12, as for a photograph "
        "that shows none of them, and it still says 0.9315; four sigmoids would say "
        "no four times.",
        computes="softmax of the scores, then softmax and sigmoids of the scores "
        "minus 12",
    ),
    Claim(
        number="1.41",
        quote="let's see if the decision made by our softmax activation function is "
        "the correct one",
        verdict="imprecise",
        chapter=6,
        section="Acting on probabilities",
        statement="Softmax states probabilities; a rule decides, and the rule depends "
        "on what mistakes cost. Arg max chooses the airplane, but where a false "
        "“airplane” costs 20 times as much as any other mistake, the cat is the "
        "cheapest answer.",
        computes="the choice of arg max (counted from 0), what each of the four "
        "answers costs on average, and the cheapest",
    ),
    Claim(
        number="1.42",
        quote="I have separated the output of our scoring function f into its "
        "constituent parts for each of the four classes",
        verdict="true",
        chapter=1,
        section="Four lengths, three scores",
        statement="Well put: the scoring function returns a vector, and its parts are "
        "the scores, one for each class. (The table of scores is not in the text that "
        "we have.)",
    ),
    Claim(
        number="1.32",
        quote="We have calculated the log probabilities for each of the four groups, "
        "but they have not been normalized.",
        verdict="true",
        chapter=1,
        section="Three meanings of one word",
        statement="Right, and the second half of the sentence matters: two of the "
        "scores are positive, which no logarithm of a probability is. Subtract the "
        "log-sum-exp, 3.9809, and they are normalised.",
        computes="the log-sum-exp, and the scores minus it",
    ),
    Claim(
        number="1.33",
        quote="In practice, though, you won't be using random numbers but rather the "
        "output of your scoring function f.",
        verdict="true",
        chapter=1,
        section="Four lengths, three scores",
        statement="Good advice: in an application the scores come from a model and an "
        "input, such as a weighted sum for each class. (The numbers of the example "
        "were chosen rather than drawn at random, as the sentence before says.)",
    ),
    Claim(
        number="1.34",
        quote="Exponentially increasing the scoring function's output unnormalizes "
        "probabilities.",
        verdict="garbled",
        chapter=2,
        section="Two steps, by hand",
        statement="Exponentiating the scores gives *unnormalised probabilities*: "
        "positive numbers in the right proportions, whose sum is not yet 1. Nothing "
        "that was normalised before is undone.",
        computes="the exponentials of the four scores",
    ),
    Claim(
        number="1.35",
        quote="Add the denominator exponents and divide by the sum to calculate class "
        "probability.",
        verdict="garbled",
        chapter=2,
        section="Two steps, by hand",
        statement="Add the *exponentials*; their sum is the denominator, 53.5658 for "
        "the photograph. Then divide each exponential by it. The percentage that the "
        "article arrives at, 93.15 %, is what this recipe gives.",
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
        quote="correctly identified the preceding case's image as an ‘airplane’ with "
        "a confidence score of 93.15%",
        verdict="true",
        chapter=6,
        section="93.15 % of what?",
        statement="The number is right if the scores are those of Rosebrock's example, "
        "which has the same four classes and the same percentage; the text that we "
        "have gives none. “Correctly” takes somebody who knows what is in the "
        "photograph. And 93.15 % is what the model says of this one image, not how "
        "often such answers come true.",
        computes="the airplane's probability",
    ),
    Claim(
        number="1.38",
        quote="a simple example of the softmax activation function implementation in "
        "Python",
        verdict="unverifiable",
        chapter=3,
        section="The shift",
        statement="No code follows in the text that we have, so there is nothing to "
        "judge. A simple implementation that survives large scores takes one line: "
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
        "inputs are as many as there are features, and have already gone into the "
        "logits.",
        computes="one iris: four inputs, three logits, three probabilities",
    ),
    Claim(
        number="1.40",
        quote="nonnegative probability and a sum of 1",
        verdict="true",
        chapter=2,
        section="What softmax keeps",
        statement="Even more: for finite scores every probability is *positive*. On a "
        "computer that holds until the number is too small to be stored; then it is "
        "0, which is still nonnegative.",
        computes="the probability of a class that is 5, 700 and 750 behind",
    ),
]
