"""Chapter 8, The next word: the order of cuts, and what greedy ignores."""

import numpy as np

from bench.chapter_peers import about

ask, read = about("book/08_next_word.ipynb")

TRANSFORMERS_ROW = (
    "temperature before the cuts; with `do_sample=False` it takes the most probable "
    "word and ignores them |"
)
ORDER = "libraries differ in their order: Transformers (5.24.0) divides first"


@ask(
    "transformers",
    {
        "order": ["Temperature", "TopK", "TopP", "MinP"],
        "greedy": True,
        "warns of": ["min_p", "temperature", "top_k", "top_p"],
    },
    TRANSFORMERS_ROW,
    "| Transformers | `generate(do_sample=True, temperature, top_k, top_p, min_p)` |",
    ORDER,
)
def order_of_cuts():
    """The order of warpers; is it the most probable without do_sample; the warning."""
    import torch
    import transformers

    torch.manual_seed(0)
    sizes = {"n_layer": 1, "n_head": 1, "n_embd": 8, "vocab_size": 9}
    model = transformers.GPT2LMHeadModel(transformers.GPT2Config(**sizes)).eval()
    settings = {"temperature": 2.0, "top_k": 3, "top_p": 0.5, "min_p": 0.1}
    config = transformers.GenerationConfig(do_sample=True, **settings)
    model._prepare_special_tokens(config, kwargs_has_attention_mask=True)
    warpers = model._get_logits_processor(config, 1)
    start = torch.tensor([[1]])
    ends = {"max_new_tokens": 1, "eos_token_id": None, "pad_token_id": 0}
    hot = model.generate(start, do_sample=False, **settings, **ends)
    first = model(start).logits[0, -1].argmax()
    greedy = transformers.GenerationConfig(do_sample=False, **settings)
    try:
        greedy.validate(strict=True)
        ignored = []
    except ValueError as error:
        ignored = [name for name in sorted(settings) if f"`{name}`" in str(error)]
    ending = "LogitsWarper"
    return {
        "order": [type(each).__name__.removesuffix(ending) for each in warpers],
        "greedy": hot[0, -1].item() == first.item(),
        "warns of": ignored,
    }


read(
    "llama.cpp",
    "as in llama-cpp-python 0.3.36",
    "vendor/llama.cpp/common/common.h",
    "samplers = {penalties, DRY, top-n-σ, top-k, typical-p, top-p, min-p, XTC, "
    "temperature}",
    "llama.cpp (in llama-cpp-python 0.3.36) last",
)


@ask(
    "numpy",
    [2.0, 1.0],
    "`np.add.at` adds each example's share to the vectors that the example has used",
)
def shares():
    """np.add.at of ones at 0, 0, 1."""
    totals = np.zeros(2)
    np.add.at(totals, [0, 0, 1], 1)
    return totals
