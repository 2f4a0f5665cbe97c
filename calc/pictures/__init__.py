"""What calculators look like: for `module.function` the function of that name in the module of that name here, if any.

It takes the inputs, in SI and by name, and what the formula returned, and gives SVG; the page's style has the colours.
A picture that moves carries its frames as `data-frames`; the page plays them.
"""
